"""What the tables of bodies, collectives and roles share: run the pipeline on a sentence as if it stood in a plan of some office."""

from __future__ import annotations

from planparse.extract.matches import BodyMatch
from planparse.extract.plan_place import PlanPlace
from planparse.nlp.components import Found, process

DISTRICT = PlanPlace("district", "huyện", "Tân Lạc")
PROVINCE = PlanPlace("province", "tỉnh", "Hòa Sơn")
CITY = PlanPlace("province", "thành phố", "Hải Phòng")
TOWN = PlanPlace("district", "thị xã", "An Khê")
CITY_BELOW = PlanPlace("district", "thành phố", "Vinh")
COMMUNE = PlanPlace("commune", "xã", "Bình Minh")
COMMUNE_2025 = PlanPlace("commune", "xã", "Bình Minh", False, True)
PROVINCE_2025 = PlanPlace("province", "tỉnh", "Hòa Sơn", False, True)
DEPARTMENT = PlanPlace("province", "tỉnh", "Hòa Sơn", True)
HEALTH = PlanPlace("province", "tỉnh", "Hòa Sơn", True, False, "Sở Y tế")
MINISTRY = PlanPlace("central", None, None, True)

_LEVELS = {"c": "central", "p": "province", "d": "district", "x": "commune", "-": None}


def bodies(text: str, plan: PlanPlace = DISTRICT) -> list[BodyMatch]:
    """All mentions of bodies and groups in a sentence."""
    return process(Found(text, place=plan)).bodies


def shown(body: BodyMatch) -> str:
    """`name /level @place *` as the tables write it."""
    level = next(letter for letter, level in _LEVELS.items() if level == body.level)
    return f"{body.name} /{level}" + (f" @{body.place}" if body.place else "") + (" *" if body.collective else "")


def named(text: str, plan: PlanPlace = DISTRICT) -> list[str]:
    """The mentions in the notation of the tables, the vague groups left out."""
    return [shown(body) for body in bodies(text, plan) if not body.vague]
