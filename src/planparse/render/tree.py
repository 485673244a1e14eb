"""A plan as a readable tree for the terminal: metadata, sections with their role, what each orders, and on whose authority."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from planparse.model import Citation, Obligation, Plan, Section
from planparse.render.items import Links, by_severity, finding_note
from planparse.render.words import Say, bodies, depths, facts, instrument, safe, short, title_of, when, words


def tree(plan: Plan, lang: str = "vi", width: int = 120) -> str:
    """The tree as text without colours; lines hold about `width` characters."""
    return "\n".join(_lines(plan, words(lang), width)) + "\n"


def _lines(plan: Plan, say: Say, width: int) -> Iterator[str]:
    yield safe(title_of(plan, say))
    for label, value in facts(plan, say):
        yield f"  {label}: {short(value, 3 * width)}"
    yield ""
    duties: dict[str | None, list[Obligation]] = defaultdict(list)
    for obligation in plan.obligations:
        duties[obligation.section].append(obligation)
    paths = {section.path for section in plan.sections}
    links, citations = Links.of(plan), {item.id: item for item in plan.citations}
    deep = depths(plan)
    for section in plan.sections:
        depth = deep[section.id]
        yield _heading(section, say, depth, width)
        for obligation in duties[section.path]:
            yield from _duty(links, citations, obligation, say, "  " * (depth + 1), width)
    for path, rest in duties.items():
        if path not in paths:
            for obligation in rest:
                yield from _duty(links, citations, obligation, say, "  ", width)
    yield from _citations(plan, say, width)
    if plan.findings:
        yield ""
        yield say("kind.finding")
    for finding in by_severity(plan.findings):
        yield f"  {finding_note(finding, say)}: {short(finding.message, width)}"


def _heading(section: Section, say: Say, depth: int, width: int) -> str:
    return f"{'  ' * depth}{safe(section.marker)} {short(section.title or '…', width)}  [{say('role.' + section.role)}]"


def _duty(links: Links, citations: Mapping[str, Citation], duty: Obligation, say: Say, indent: str, width: int) -> Iterator[str]:
    asked = f" ({say('modality.requested')})" if duty.modality == "requested" else ""
    yield f"{indent}▸{asked} {short(duty.action or duty.text, width)}"
    rows = [
        ("body.lead", "; ".join(bodies(duty, "lead")) or say("label.nobody")),
        ("body.coordinate", "; ".join(bodies(duty, "coordinate"))),
        ("label.when", "; ".join(when(links.deadlines[key], say) for key in duty.deadlines if key in links.deadlines)),
        ("label.report_to", "; ".join(_reported(duty, say))),
        ("kind.citation", "; ".join(instrument(citations[key]) for key in duty.citations if key in citations)),
    ]
    yield from (f"{indent}    {say(key)}: {short(value, width)}" for key, value in rows if value)


def _reported(duty: Obligation, say: Say) -> Iterator[str]:
    for body in duty.report_to:
        yield f"{say('label.via')} {body.name}" if body.via else body.name


def _citations(plan: Plan, say: Say, width: int) -> Iterator[str]:
    """Each instrument once, with how often it is cited."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for item in plan.citations:
        counts[say(f"relation.{item.relation}"), instrument(item)] += 1
    if counts:
        yield ""
        yield say("kind.citation")
    for (relation, name), count in counts.items():
        yield f"  {short(name, width)}  [{relation}]" + (f" ×{count}" if count > 1 else "")
