-- CreateEnum
CREATE TYPE "follow_state" AS ENUM ('following', 'muted');

-- CreateEnum
CREATE TYPE "notification_kind" AS ENUM ('mention', 'answer', 'reply', 'thread', 'resolved', 'reopened', 'invitation', 'role');

-- CreateEnum
CREATE TYPE "mail_moment" AS ENUM ('never', 'now', 'daily');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "mail_state" ADD VALUE 'kept';
ALTER TYPE "mail_state" ADD VALUE 'withdrawn';

-- AlterTable
ALTER TABLE "preference" ADD COLUMN     "digest_hour" SMALLINT NOT NULL DEFAULT 7,
ADD COLUMN     "notifications" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "follow" (
    "user_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "thread_id" UUID,
    "state" "follow_state" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follow_pkey" PRIMARY KEY ("user_id","subject_id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "seq" BIGSERIAL NOT NULL,
    "user_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "kind" "notification_kind" NOT NULL,
    "reading_id" UUID,
    "annotation_id" UUID,
    "actor_id" UUID,
    "in_app" BOOLEAN NOT NULL DEFAULT true,
    "mail" "mail_moment" NOT NULL DEFAULT 'never',
    "mail_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "follow_subject_id_idx" ON "follow"("subject_id");

-- CreateIndex
CREATE INDEX "follow_reading_id_idx" ON "follow"("reading_id");

-- CreateIndex
CREATE INDEX "follow_thread_id_idx" ON "follow"("thread_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_seq_key" ON "notification"("seq");

-- CreateIndex
CREATE INDEX "notification_user_id_seq_idx" ON "notification"("user_id", "seq");

-- CreateIndex
CREATE INDEX "notification_unread_idx" ON "notification"("user_id") WHERE (read_at IS NULL AND in_app);

-- CreateIndex
CREATE INDEX "notification_daily_idx" ON "notification"("user_id") WHERE (mail = 'daily' AND mail_id IS NULL);

-- CreateIndex
CREATE INDEX "notification_mail_id_idx" ON "notification"("mail_id");

-- CreateIndex
CREATE INDEX "notification_annotation_id_idx" ON "notification"("annotation_id");

-- CreateIndex
CREATE INDEX "notification_reading_id_idx" ON "notification"("reading_id");

-- CreateIndex
CREATE INDEX "notification_group_id_idx" ON "notification"("group_id");

-- CreateIndex
CREATE INDEX "notification_actor_id_idx" ON "notification"("actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_event_key" ON "notification"("user_id", "event");

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "reading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "reading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE "preference" ADD CONSTRAINT "preference_digest_hour_check" CHECK ("digest_hour" BETWEEN 0 AND 23);
ALTER TABLE "follow" ADD CONSTRAINT "follow_subject_check" CHECK ("subject_id" = coalesce("thread_id", "reading_id"));
ALTER TABLE "notification" ADD CONSTRAINT "notification_subject_check" CHECK (
  ("kind" IN ('invitation', 'role')) = ("annotation_id" IS NULL) AND ("annotation_id" IS NULL) = ("reading_id" IS NULL)
);
