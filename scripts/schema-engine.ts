import fs from 'node:fs'
import { createRequire } from 'node:module'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { SchemaFile } from './schema-files'

let loaded: Promise<void> | undefined

/**
 * Prisma's own schema engine in its WebAssembly form: no binary is fetched. The caller frees it with `free()`.
 * Without a live database pass the adapter of `offline-adapter.ts`.
 */
export async function openSchemaEngine(
  database: SqlMigrationAwareDriverAdapterFactory,
  files: readonly SchemaFile[] = [],
): Promise<bindings.SchemaEngine> {
  await (loaded ??= loadBindings())
  return await bindings.SchemaEngine.new(
    { datamodels: files.map((file): [string, string] => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(database),
  )
}

/** The package's own entry imports the `.wasm` file as a module, which Node 20 cannot; so it is instantiated here. */
async function loadBindings(): Promise<void> {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const source = fs.readFileSync(script.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(source, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start !== 'function') throw new Error('schema_engine_bg.wasm has no start function')
  start()
}
