"""Errors with stable codes. Each says what happened and what to do; none carries text of the document."""

from __future__ import annotations

from collections.abc import Iterator


class PlanparseError(Exception):
    """Root of all errors that planparse raises on purpose.

    `code` is stable and made for programs; `reason` and `how` are Vietnamese sentences made for people.
    """

    code = "E_INTERNAL"
    reason = "Lỗi nội bộ của planparse."
    how = "Báo lỗi này kèm mã lỗi và phiên bản (planparse doctor)."

    def __init__(self, source: str = "", detail: str = "") -> None:
        super().__init__(f"{self.code}: {self.reason}" + (f" ({detail})" if detail else ""))
        self.source = source
        self.detail = detail


class NotFoundError(PlanparseError):
    """The input does not exist or cannot be opened."""

    code = "E_NOT_FOUND"
    reason = "Không tìm thấy hoặc không mở được tệp."
    how = "Kiểm tra đường dẫn và quyền đọc tệp."


class EmptyError(PlanparseError):
    """There is no character to read."""

    code = "E_EMPTY"
    reason = "Tệp không có chữ nào."
    how = "Kiểm tra lại tệp nguồn; nếu là bản quét, quét lại rõ hơn."


class BinaryError(PlanparseError):
    """The bytes are no text in any encoding that we know."""

    code = "E_BINARY"
    reason = "Nội dung không phải văn bản (dữ liệu nhị phân)."
    how = "Chuyển tệp sang .docx hoặc .txt mã UTF-8."


class UnsupportedError(PlanparseError):
    """A known format that this version does not read."""

    code = "E_UNSUPPORTED"
    reason = "Định dạng này chưa được hỗ trợ."
    how = "Chuyển tệp sang .docx hoặc .txt mã UTF-8."


class TooLargeError(PlanparseError):
    """The input, or something in it, is larger than a limit; `detail` names the limit."""

    code = "E_TOO_LARGE"
    reason = "Tệp quá lớn."
    how = "Tách tệp, hoặc nâng giới hạn được nêu bằng biến PLANPARSE_… cùng tên (docs/limits.md)."


class EncryptedError(PlanparseError):
    """The input is locked with a password."""

    code = "E_ENCRYPTED"
    reason = "Tệp được bảo vệ bằng mật khẩu."
    how = "Mở bằng mật khẩu, lưu một bản không khoá rồi đọc bản đó."


class CorruptError(PlanparseError):
    """The input begins like a format that we know but does not hold what the format demands; `detail` says which layer broke."""

    code = "E_CORRUPT"
    reason = "Tệp bị hỏng hoặc không đúng định dạng của nó."
    how = "Tải hoặc chép lại tệp; nếu phần mềm soạn thảo còn mở được thì lưu lại thành .docx."


class TimeLimitError(PlanparseError):
    """Reading took longer than the limit and was stopped."""

    code = "E_TIMEOUT"
    reason = "Đọc tệp quá lâu nên đã dừng."
    how = "Tách tệp, hoặc nâng giới hạn bằng PLANPARSE_MAX_SECONDS."


class MemoryLimitError(PlanparseError):
    """Reading needed more memory than the limit and was stopped."""

    code = "E_MEMORY"
    reason = "Đọc tệp cần quá nhiều bộ nhớ nên đã dừng."
    how = "Tách tệp, hoặc nâng giới hạn bằng PLANPARSE_MAX_MEMORY."


class CrashedError(PlanparseError):
    """The process that read the input ended before it answered, or answered with something that is no answer."""

    code = "E_CRASHED"
    reason = "Tiến trình đọc tệp đã dừng giữa chừng."
    how = "Mở tệp bằng phần mềm soạn thảo, lưu lại thành .docx rồi thử lại; nếu vẫn vậy, báo lỗi kèm phiên bản (planparse doctor)."


class NeedsOcrError(PlanparseError):
    """The input holds pictures alone, and is of a format whose pictures are not read."""

    code = "E_NEEDS_OCR"
    reason = "Tệp Word hoặc trang web chỉ có ảnh chụp chữ; ảnh trong tệp loại này chưa được đọc."
    how = "In hoặc lưu tệp thành PDF rồi đọc PDF đó, hoặc lấy bản có chữ của văn bản."


class NeedsTesseractError(PlanparseError):
    """Text has to be read from pictures, and Tesseract, or its data for Vietnamese, is not there; `detail` says which."""

    code = "E_NEEDS_TESSERACT"
    reason = "Bản quét hoặc ảnh chụp cần Tesseract với dữ liệu tiếng Việt (vie) để đọc."
    how = "Cài Tesseract (apt-get install tesseract-ocr tesseract-ocr-vie), hoặc lấy bản có chữ của văn bản."


class NeedsLibreOfficeError(PlanparseError):
    """The format is read by way of LibreOffice, which is not there."""

    code = "E_NEEDS_LIBREOFFICE"
    reason = "Định dạng cũ này cần LibreOffice để đọc."
    how = "Cài LibreOffice (apt-get install libreoffice-writer-nogui), hoặc lưu lại thành .docx."


class SchemaError(PlanparseError):
    """A record of another major version, or no record at all."""

    code = "E_SCHEMA"
    reason = "Bản ghi không đúng lược đồ hoặc thuộc phiên bản mới hơn."
    how = "Cập nhật planparse hoặc phân tích lại tệp nguồn."


class SettingsError(PlanparseError):
    """A setting in the environment or in a configuration file is wrong; `detail` names it."""

    code = "E_SETTINGS"
    reason = "Cấu hình không hợp lệ."
    how = "Kiểm tra biến môi trường PLANPARSE_* và tệp planparse.toml."


class UsageError(PlanparseError):
    """The command was called in a wrong way; `detail` says how."""

    code = "E_USAGE"
    reason = "Lệnh gọi chưa đúng."
    how = "Xem planparse --help."


class EnvironmentFailedError(PlanparseError):
    """Something that the work needs is missing or fails: a package, a folder that cannot be written."""

    code = "E_ENVIRONMENT"
    reason = "Môi trường không cho phép làm việc này."
    how = "Chạy planparse doctor; kiểm tra quyền ghi và dung lượng đĩa."


class StoreError(EnvironmentFailedError):
    """A store cannot be opened or written; `detail` says what is in the way."""

    code = "E_STORE"
    reason = "Không mở hoặc không ghi được kho."
    how = "Kiểm tra địa chỉ kho (--store), quyền ghi, dung lượng đĩa và máy chủ; kho SQLite phải nằm trên đĩa của máy này."


class StoreMissingError(EnvironmentFailedError):
    """There is no store at the address."""

    code = "E_NO_STORE"
    reason = "Chưa có kho ở địa chỉ này."
    how = "Tạo kho bằng planparse run THƯ_MỤC, hoặc chỉ kho bằng --store hay PLANPARSE_STORE."


class StoreVersionError(EnvironmentFailedError):
    """The store is of another schema version; `detail` gives both."""

    code = "E_STORE_VERSION"
    reason = "Kho được tạo bởi phiên bản planparse khác."
    how = "Kho cũ hơn: chạy planparse store migrate. Kho mới hơn: nâng cấp planparse."


class QueryTimeError(EnvironmentFailedError):
    """A question took longer than its time limit."""

    code = "E_QUERY_TIME"
    reason = "Câu hỏi chạy quá thời gian cho phép."
    how = "Thu hẹp bộ lọc, hoặc nâng giới hạn bằng PLANPARSE_QUERY_SECONDS."


class PlanUnknownError(PlanparseError):
    """No plan of the store is meant by a name, or several are; `detail` names them."""

    code = "E_PLAN"
    reason = "Không rõ kế hoạch nào trong kho."
    how = "Ghi plan_id đủ, hoặc một phần mà chỉ một kế hoạch có; xem planparse query plans."


class NoSuperiorError(PlanparseError):
    """The store has no plan above one."""

    code = "E_NO_SUPERIOR"
    reason = "Trong kho không có kế hoạch cấp trên cùng địa bàn, thời kỳ và chủ đề."
    how = "Ghi kế hoạch cấp trên bằng --against, hoặc đưa nó vào kho bằng planparse run."


def place_of(error: BaseException) -> str:
    """Kind and place of an unforeseen error; its message may hold text of the document, so it is left out."""
    import traceback
    from pathlib import Path

    frames = traceback.extract_tb(error.__traceback__)
    place = f" {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return type(error).__name__ + place


def of_code(code: str) -> type[PlanparseError]:
    """The class of a code; the root for a code that there is not."""
    return next((kind for kind in _kinds(PlanparseError) if kind.code == code), PlanparseError)


def _kinds(root: type[PlanparseError]) -> Iterator[type[PlanparseError]]:
    for kind in root.__subclasses__():
        yield kind
        yield from _kinds(kind)
