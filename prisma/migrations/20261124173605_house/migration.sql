-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "motivation" AS ENUM ('commenting', 'highlighting', 'questioning', 'replying');

-- CreateEnum
CREATE TYPE "visibility" AS ENUM ('group', 'moderators', 'private');

-- CreateEnum
CREATE TYPE "status" AS ENUM ('pending', 'approved', 'rejected', 'spam');

-- CreateEnum
CREATE TYPE "anchor_state" AS ENUM ('exact', 'moved', 'orphan');

-- CreateEnum
CREATE TYPE "one_time_purpose" AS ENUM ('administrator', 'password');

-- CreateEnum
CREATE TYPE "direction" AS ENUM ('ltr', 'rtl', 'auto');

-- CreateEnum
CREATE TYPE "document_role" AS ENUM ('owner', 'editor');

-- CreateEnum
CREATE TYPE "commenting" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "anonymity" AS ENUM ('off', 'choice', 'all');

-- CreateEnum
CREATE TYPE "purpose" AS ENUM ('circle', 'class', 'publication');

-- CreateEnum
CREATE TYPE "readable_by" AS ENUM ('world', 'members');

-- CreateEnum
CREATE TYPE "writable_by" AS ENUM ('members', 'moderators');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'moderator', 'member', 'observer');

-- CreateTable
CREATE TABLE "annotation" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "group_id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "parent_id" UUID,
    "author_id" UUID NOT NULL,
    "circle_id" UUID,
    "motivation" "motivation" NOT NULL,
    "visibility" "visibility" NOT NULL DEFAULT 'group',
    "status" "status" NOT NULL DEFAULT 'approved',
    "edit" INTEGER NOT NULL DEFAULT 1,
    "body" JSONB,
    "text" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "annotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annotation_edit" (
    "annotation_id" UUID NOT NULL,
    "edit" INTEGER NOT NULL,
    "group_id" UUID NOT NULL,
    "body" JSONB,
    "text" TEXT NOT NULL DEFAULT '',
    "visibility" "visibility" NOT NULL,
    "status" "status" NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotation_edit_pkey" PRIMARY KEY ("annotation_id","edit")
);

-- CreateTable
CREATE TABLE "target" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "group_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "ordinal" SMALLINT NOT NULL DEFAULT 0,
    "start" INTEGER,
    "end" INTEGER,
    "exact" TEXT,
    "prefix" TEXT,
    "suffix" TEXT,
    "start_block" TEXT,
    "end_block" TEXT,
    "replaces_id" UUID,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "anchor" (
    "target_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "state" "anchor_state" NOT NULL,
    "confidence" REAL NOT NULL DEFAULT 1,

    CONSTRAINT "anchor_pkey" PRIMARY KEY ("target_id","revision_id")
);

-- CreateTable
CREATE TABLE "thread" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" UUID,
    "locked_at" TIMESTAMPTZ(3),
    "locked_by" UUID,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "epoch" UUID NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "last_backup_at" TIMESTAMPTZ(3),

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" TIMESTAMPTZ(3),
    "image" TEXT,
    "password_hash" TEXT,
    "site_admin" BOOLEAN NOT NULL DEFAULT false,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "suspended_until" TIMESTAMPTZ(3),
    "delete_at" TIMESTAMPTZ(3),
    "delete_fate" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "session_token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "device" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_token" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" TEXT NOT NULL,
    "purpose" "one_time_purpose" NOT NULL,
    "user_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_bucket" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "title" TEXT NOT NULL,
    "author" TEXT,
    "source" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "direction" "direction" NOT NULL DEFAULT 'auto',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_owner" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "document_id" UUID NOT NULL,
    "user_id" UUID,
    "group_id" UUID,
    "role" "document_role" NOT NULL,

    CONSTRAINT "document_owner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_revision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "document_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "format" SMALLINT NOT NULL DEFAULT 1,
    "json" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "published_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reading" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "group_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "commenting" "commenting" NOT NULL DEFAULT 'open',
    "anonymity" "anonymity" NOT NULL DEFAULT 'off',
    "opened_by" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" "purpose" NOT NULL DEFAULT 'circle',
    "readable_by" "readable_by" NOT NULL DEFAULT 'members',
    "writable_by" "writable_by" NOT NULL DEFAULT 'members',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("group_id","user_id")
);

-- CreateTable
CREATE TABLE "feed" (
    "topic" TEXT NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 0,
    "group_id" UUID,

    CONSTRAINT "feed_pkey" PRIMARY KEY ("topic")
);

-- CreateTable
CREATE TABLE "live_event" (
    "topic" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "group_id" UUID,
    "kind" TEXT NOT NULL,
    "subject_id" UUID,
    "before" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "live_event_pkey" PRIMARY KEY ("topic","version")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "action" TEXT NOT NULL,
    "actor_id" UUID,
    "group_id" UUID,
    "subject_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "annotation_seq_key" ON "annotation"("seq");

-- CreateIndex
CREATE INDEX "annotation_reading_id_seq_idx" ON "annotation"("reading_id", "seq");

-- CreateIndex
CREATE INDEX "annotation_root_id_seq_idx" ON "annotation"("root_id", "seq");

-- CreateIndex
CREATE INDEX "annotation_parent_id_idx" ON "annotation"("parent_id");

-- CreateIndex
CREATE INDEX "annotation_author_id_idx" ON "annotation"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "target_replaces_id_key" ON "target"("replaces_id");

-- CreateIndex
CREATE INDEX "target_annotation_id_idx" ON "target"("annotation_id");

-- CreateIndex
CREATE INDEX "target_revision_id_idx" ON "target"("revision_id");

-- CreateIndex
CREATE INDEX "anchor_revision_id_start_idx" ON "anchor"("revision_id", "start");

-- CreateIndex
CREATE INDEX "thread_reading_id_idx" ON "thread"("reading_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_provider_account_id_key" ON "account"("provider", "provider_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_session_token_key" ON "session"("session_token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_token_key" ON "verification_token"("token");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_identifier_token_key" ON "verification_token"("identifier", "token");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_link_token_hash_key" ON "one_time_link"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_link_user_id_idx" ON "one_time_link"("user_id");

-- CreateIndex
CREATE INDEX "document_owner_user_id_idx" ON "document_owner"("user_id");

-- CreateIndex
CREATE INDEX "document_owner_group_id_idx" ON "document_owner"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_owner_document_id_user_id_key" ON "document_owner"("document_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_owner_document_id_group_id_key" ON "document_owner"("document_id", "group_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_revision_document_id_number_key" ON "document_revision"("document_id", "number");

-- CreateIndex
CREATE INDEX "reading_group_id_idx" ON "reading"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "reading_document_id_group_id_key" ON "reading"("document_id", "group_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_slug_key" ON "group"("slug");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE INDEX "live_event_created_at_idx" ON "live_event"("created_at");

-- CreateIndex
CREATE INDEX "audit_entry_group_id_id_idx" ON "audit_entry"("group_id", "id");

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "reading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_root_id_fkey" FOREIGN KEY ("root_id") REFERENCES "annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation_edit" ADD CONSTRAINT "annotation_edit_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "document_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "target"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "document_revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_id_fkey" FOREIGN KEY ("id") REFERENCES "annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "reading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_owner" ADD CONSTRAINT "document_owner_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_owner" ADD CONSTRAINT "document_owner_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_owner" ADD CONSTRAINT "document_owner_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_revision" ADD CONSTRAINT "document_revision_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reading" ADD CONSTRAINT "reading_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reading" ADD CONSTRAINT "reading_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
