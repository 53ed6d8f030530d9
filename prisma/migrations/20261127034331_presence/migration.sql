-- AlterTable
ALTER TABLE "preference" ADD COLUMN     "shows_presence" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "group" ADD COLUMN     "shows_presence" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE UNLOGGED TABLE "presence" (
    "stream_id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("stream_id","reading_id")
);

-- CreateIndex
CREATE INDEX "presence_reading_id_idx" ON "presence"("reading_id");

-- CreateIndex
CREATE INDEX "presence_expires_at_idx" ON "presence"("expires_at");

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "reading"("id") ON DELETE CASCADE ON UPDATE CASCADE;
