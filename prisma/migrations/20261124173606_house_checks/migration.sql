-- Written by hand: what the rows must never say, whoever writes them. Prisma's schema language has no check constraints.
-- A check passes on null, so every expression below is true or false for all values.

-- A document is owned by a person or by a group.
ALTER TABLE "document_owner" ADD CONSTRAINT "document_owner_one_owner"
  CHECK (num_nonnulls("user_id", "group_id") = 1);

-- Selectors are there together, or the annotation is on the whole document.
ALTER TABLE "target" ADD CONSTRAINT "target_selectors_together"
  CHECK (num_nulls("start", "end", "exact", "prefix", "suffix", "start_block", "end_block") IN (0, 7));

-- Offsets are UTF-16 units, the end is exclusive, and nothing is annotated between two characters.
ALTER TABLE "target" ADD CONSTRAINT "target_range"
  CHECK ("start" IS NULL OR ("start" >= 0 AND "start" < "end"));

ALTER TABLE "target" ADD CONSTRAINT "target_ordinal"
  CHECK ("ordinal" >= 0);

-- An orphan is an anchor without a place, and only an orphan is.
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_orphan_has_no_range"
  CHECK (num_nulls("start", "end") = CASE WHEN "state" = 'orphan' THEN 2 ELSE 0 END);

ALTER TABLE "anchor" ADD CONSTRAINT "anchor_range"
  CHECK ("start" IS NULL OR ("start" >= 0 AND "start" < "end"));

ALTER TABLE "anchor" ADD CONSTRAINT "anchor_confidence"
  CHECK ("confidence" >= 0 AND "confidence" <= 1);

-- A root answers nothing and heads its own thread; everything else answers something and is a reply.
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_root_or_answer"
  CHECK (("parent_id" IS NULL) = ("root_id" = "id"));

ALTER TABLE "annotation" ADD CONSTRAINT "annotation_reply_has_parent"
  CHECK (("motivation" = 'replying') = ("parent_id" IS NOT NULL));

-- Edits are counted from 1.
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_edit_from_one"
  CHECK ("edit" >= 1);

ALTER TABLE "annotation_edit" ADD CONSTRAINT "annotation_edit_from_one"
  CHECK ("edit" >= 1);

-- Revisions are numbered from 1.
ALTER TABLE "document_revision" ADD CONSTRAINT "document_revision_from_one"
  CHECK ("number" >= 1 AND "format" >= 1);

-- There is one installation.
ALTER TABLE "installation" ADD CONSTRAINT "installation_only_one"
  CHECK ("id" = 1);

-- One address, one account, however it was typed.
ALTER TABLE "user" ADD CONSTRAINT "user_email_lower_case"
  CHECK ("email" = lower("email"));

ALTER TABLE "feed" ADD CONSTRAINT "feed_version_from_zero"
  CHECK ("version" >= 0);
