-- CreateEnum
CREATE TYPE "orphan_reason" AS ENUM ('deleted', 'ambiguous', 'weak');

-- AlterTable
ALTER TABLE "anchor" ADD COLUMN     "reason" "orphan_reason";

-- An orphan says why; what is found has no such reason.
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_orphan_has_a_reason" CHECK (("reason" IS NULL) = ("state" <> 'orphan'));
