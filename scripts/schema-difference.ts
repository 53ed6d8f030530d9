import { offlineAdapter } from './offline-adapter'
import { openSchemaEngine } from './schema-engine'
import type { SchemaFile } from './schema-files'

/**
 * The SQL that turns one schema into another, computed from the files alone; null when they do not differ.
 * No files at all mean an empty database.
 */
export async function schemaDifference(
  from: readonly SchemaFile[],
  to: readonly SchemaFile[],
): Promise<string | null> {
  const engine = await openSchemaEngine(offlineAdapter, to)
  try {
    const { stdout } = await engine.diff({
      from: from.length === 0 ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [...from] },
      to: { tag: 'schemaDatamodel', files: [...to] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    const sql = stdout?.trim() ?? ''
    return sql === '' || sql.includes('This is an empty migration') ? null : sql + '\n'
  } finally {
    engine.free()
  }
}
