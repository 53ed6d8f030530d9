-- AlterTable: UTF-16 units, as everywhere; a character beyond the first plane is two.
ALTER TABLE "document_revision" ADD COLUMN     "length" INTEGER;

UPDATE "document_revision" SET "length" = char_length("text")
  + char_length(regexp_replace("text", '[\u0001-\uFFFF]', '', 'g'));

ALTER TABLE "document_revision" ALTER COLUMN "length" SET NOT NULL;
