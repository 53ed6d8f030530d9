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
    // It takes one file or more, or none of the list.
    {
      datamodels:
        files.length === 0 ? undefined : files.map(({ path, content }): [string, string] => [path, content]),
    },
    () => {},
    bindMigrationAwareSqlAdapterFactory(database),
  )
}

/** The package's own entry imports the `.wasm` file as a module, which Node 20 cannot; so it is instantiated here. */
async function loadBindings(): Promise<void> {
  // Where the engine leaves its last words when it panics; it insists on finding the place.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (words: string) => console.error(words) },
  })
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const source = fs.readFileSync(script.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(source, {
    './schema_engine_bg.js': { ...importsOfEngine(), ...patientTimers() },
  })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start !== 'function') throw new Error('schema_engine_bg.wasm has no start function')
  start()
}

function importsOfEngine(): WebAssembly.ModuleImports {
  return bindings as unknown as WebAssembly.ModuleImports
}

/** The engine never clears its timers: the ten seconds it grants itself for a lock would keep every process alive. */
function patientTimers(): WebAssembly.ModuleImports {
  const names = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'))
  const start = (run: () => void, milliseconds: number) => setTimeout(run, milliseconds >>> 0).unref()
  return Object.fromEntries(names.map((name) => [name, start]))
}
