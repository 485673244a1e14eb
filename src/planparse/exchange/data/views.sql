CREATE VIEW nhiem_vu AS
SELECT o.rowid AS stt, p.number AS so_ky_hieu, p.issued_on AS ngay_ban_hanh, o.text AS noi_dung,
  (SELECT group_concat(r.name, '; ') FROM responsible r WHERE r.obligation = o.id AND r.role = 'lead') AS chu_tri,
  (SELECT group_concat(r.name, '; ') FROM responsible r WHERE r.obligation = o.id AND r.role = 'coordinate') AS phoi_hop,
  (SELECT group_concat(d.text, '; ') FROM obligation_deadlines l JOIN deadlines d ON d.id = l.deadline WHERE l.obligation = o.id) AS thoi_han,
  (SELECT min(d."by") FROM obligation_deadlines l JOIN deadlines d ON d.id = l.deadline WHERE l.obligation = o.id) AS thoi_han_ngay,
  json_extract(o.tracking, '$.status') AS tinh_trang, json_extract(o.tracking, '$.note') AS ghi_chu, nullif(o.corrected, '[]') AS da_sua,
  o.section AS muc, o.confidence AS do_tin_cay, o.plan_id, o.id
FROM obligations o LEFT JOIN plans p ON p.plan_id = o.plan_id;

CREATE VIEW co_quan AS
SELECT agency_id, name, count(*) AS so_nhiem_vu, sum(role = 'lead') AS chu_tri, sum(role = 'coordinate') AS phoi_hop, sum(role = 'report_to') AS nhan_bao_cao
FROM responsible GROUP BY agency_id, name;

CREATE VIEW van_ban AS
SELECT instrument_id, min(text) AS ten, count(*) AS so_lan_dan, count(DISTINCT plan_id) AS so_ke_hoach
FROM citations WHERE instrument_id IS NOT NULL GROUP BY instrument_id;

CREATE VIRTUAL TABLE obligations_fts USING fts5(text, content='obligations', tokenize='unicode61 remove_diacritics 2');
INSERT INTO obligations_fts(obligations_fts) VALUES ('rebuild');
