-- CreateIndex
CREATE INDEX "annotation_root_idx" ON "annotation"("reading_id") WHERE (parent_id IS NULL);

-- CreateIndex
CREATE INDEX "target_whole_idx" ON "target"("revision_id") WHERE (start IS NULL);
