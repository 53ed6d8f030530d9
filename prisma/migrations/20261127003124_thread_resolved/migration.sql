-- CreateIndex
CREATE INDEX "thread_resolved_idx" ON "thread"("reading_id") WHERE (resolved_at IS NOT NULL);
