"""Errors with stable codes. Each says what happened and what to do; none carries text of the document."""

from __future__ import annotations


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
    how = "Nếu là bản quét, hãy chờ bước OCR; nếu không, kiểm tra lại tệp nguồn."


class BinaryError(PlanparseError):
    """The bytes are no text in any encoding that we know."""

    code = "E_BINARY"
    reason = "Nội dung không phải văn bản (dữ liệu nhị phân)."
    how = "Chuyển tệp sang .txt hoặc .md mã UTF-8."


class UnsupportedError(PlanparseError):
    """A known format that this version does not read."""

    code = "E_UNSUPPORTED"
    reason = "Định dạng này chưa được hỗ trợ."
    how = "Chuyển tệp sang .txt hoặc .md mã UTF-8."


class TooLargeError(PlanparseError):
    """The input is larger than the limit."""

    code = "E_TOO_LARGE"
    reason = "Tệp quá lớn."
    how = "Tách tệp, hoặc nâng giới hạn bằng PLANPARSE_MAX_BYTES."


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
