-- One vaccination, appointment or service can be private, or for some readers only, as a single fact can.

ALTER TABLE immunisation ADD COLUMN may_show TEXT NOT NULL DEFAULT '';
ALTER TABLE immunisation ADD COLUMN private TEXT NOT NULL DEFAULT '';
ALTER TABLE health_check ADD COLUMN may_show TEXT NOT NULL DEFAULT '';
ALTER TABLE health_check ADD COLUMN private TEXT NOT NULL DEFAULT '';
ALTER TABLE health_service ADD COLUMN private TEXT NOT NULL DEFAULT '';
