-- CreateTable
CREATE TABLE "seen_mark" (
    "user_id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "seen" int8multirange NOT NULL,
    "visit_seq" BIGINT NOT NULL DEFAULT 0,
    "since_seq" BIGINT,
    "visited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seen_mark_pkey" PRIMARY KEY ("user_id","reading_id")
);

-- CreateIndex
CREATE INDEX "seen_mark_reading_id_idx" ON "seen_mark"("reading_id");

-- AddForeignKey
ALTER TABLE "seen_mark" ADD CONSTRAINT "seen_mark_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seen_mark" ADD CONSTRAINT "seen_mark_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "reading"("id") ON DELETE CASCADE ON UPDATE CASCADE;
