import 'server-only'
import { z } from 'zod'
import { ERRORS, type ErrorCode } from '@/lib/errors/codes'
import { PROBLEM_TYPE, problemSchema } from '@/lib/errors/problem'
import type { ApiRow } from '@/lib/server/api-row'

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is (https://spec.openapis.org/oas/v3.1.0). */
type Schema = { [key: string]: unknown }
type Properties = { properties?: Record<string, Schema>; required?: string[] }

/** Refusals that any operation may meet; the others are met where something is named or sent. */
const ALWAYS: ErrorCode[] = [
  'signed_out',
  'forbidden',
  'not_found',
  'rate_limited',
  'unexpected',
  'unavailable',
]
const WITH_INPUT: ErrorCode[] = ['invalid_input']
const WITH_BODY: ErrorCode[] = ['malformed', 'conflict', 'too_large']

type ApiRows = Readonly<Record<string, ApiRow>>

/** Made once a process: it takes longer than sending it. */
const made = new WeakMap<ApiRows, Schema>()

/**
 * The OpenAPI 3.1 document of these rows, by "METHOD folder" under app/api, with `[name]` for a parameter. Everything in
 * it comes from the schemas that parse the requests and that tests hold the answers to.
 */
export function apiDocument(rows: ApiRows, { baseUrl }: { baseUrl: string }): Schema {
  const before = made.get(rows)
  if (before) return before
  const document = documentOf(rows, baseUrl)
  made.set(rows, document)
  return document
}

function documentOf(rows: ApiRows, baseUrl: string): Schema {
  const schemas: Record<string, Schema> = {}
  const paths: Record<string, Schema> = {}
  for (const [place, row] of Object.entries(rows)) {
    const [method = '', folder = ''] = place.split(' ')
    const path = `/api/${folder.replaceAll(/\[(\w+)\]/g, '{$1}')}`
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(row, { method, path, schemas }) }
  }
  toJson(problemSchema.meta({ id: 'Problem' }), 'output', schemas)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Postil',
      version: '1',
      description:
        'People read a text together. Ids are 22 characters of base64url and minted by clients where something is created, so that sending twice creates once. Lists answer `items` and a sealed cursor `next`. Refusals are problem documents (RFC 9457) with a stable `code`. Unknown members of answers are to be ignored.',
    },
    servers: [{ url: baseUrl }],
    security: [{ token: [] }, { session: [] }, {}],
    paths,
    components: {
      schemas,
      responses: Object.fromEntries(
        Object.entries(ERRORS).map(([code, { title }]) => [code, refusal(title)]),
      ),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A personal token, made under Settings. One that may only read is refused for every method but GET and HEAD.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'postil.session',
          description: 'The cookie of a browser that is signed in; `__Host-postil.session` with https.',
        },
      },
    },
  }
}

type Place = { method: string; path: string; schemas: Record<string, Schema> }

function operationOf(row: ApiRow, { method, path, schemas }: Place): Schema {
  const { properties = {}, required = [] } = inputOf(row, schemas)
  const names = Object.keys(properties)
  const inPath = names.filter((name) => path.includes(`{${name}}`))
  const others = names.filter((name) => !inPath.includes(name))
  const reads = method === 'GET'
  const parameter = (name: string, place: 'path' | 'query') => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: properties[name] ?? {},
  })
  const body: Schema = {
    type: 'object',
    properties: Object.fromEntries(others.map((name) => [name, properties[name]])),
    required: others.filter((name) => required.includes(name)),
    additionalProperties: false,
  }
  const sends = !reads && others.length > 0
  const answer = { description: 'Done', content: contentOf(row, schemas) }
  const refusals = [...ALWAYS, ...(names.length > 0 ? WITH_INPUT : []), ...(reads ? [] : WITH_BODY)]
  return {
    operationId: operationId(row, path),
    summary: row.summary,
    ...(row.description === undefined ? {} : { description: row.description }),
    tags: [path.split('/')[2]],
    ...(row.sessionOnly ? { security: [{ session: [] }] } : {}),
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(reads ? others.map((name) => parameter(name, 'query')) : []),
    ],
    ...(sends ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      [String(row.status ?? 200)]: answer,
      ...Object.fromEntries(
        refusals.map((code) => [String(ERRORS[code].status), { $ref: `#/components/responses/${code}` }]),
      ),
      ...(row.also === undefined ? {} : { [String(row.also)]: { ...answer, description: 'Not yet' } }),
    },
  }
}

/** What is answered, for each type that it may be of. */
function contentOf({ answers, type = 'application/json' }: ApiRow, schemas: Record<string, Schema>) {
  const schema = toJson(answers, 'output', schemas)
  return Object.fromEntries([type].flat().map((one) => [one, { schema }]))
}

/** "annotation.find-one" becomes `annotationFindOne`; without an operation the path names it. */
function operationId({ of }: ApiRow, path: string): string {
  const name = of?.name ?? path.slice('/api/'.length)
  return name.replaceAll(/[^A-Za-z0-9]+([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function inputOf({ of, query = {} }: ApiRow, schemas: Record<string, Schema>): Properties {
  if (of !== null) return toJson(of.input, 'input', schemas)
  return {
    properties: Object.fromEntries(
      Object.entries(query).map(([name, description]) => [name, { type: 'string', description }]),
    ),
  }
}

/** The schema as JSON; those with an id of their own become components. */
function toJson(schema: z.ZodType, io: 'input' | 'output', schemas: Record<string, Schema>): Schema {
  const {
    $schema: _,
    $defs = {},
    ...rest
  } = z.toJSONSchema(schema, {
    io,
    // What only code can check (ids are a pattern by their `meta`) is said in words or not at all.
    unrepresentable: 'any',
    override: ({ jsonSchema, zodSchema }) => {
      // Clients ignore unknown members of an answer, so that the next release may add some.
      const isLoose = 'catchall' in zodSchema._zod.def && zodSchema._zod.def.catchall !== undefined
      if (io === 'output' && !isLoose) delete jsonSchema.additionalProperties
    },
  })
  const moved = (part: unknown) =>
    JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', '"#/components/schemas/')) as Schema
  for (const [name, part] of Object.entries($defs)) schemas[name] = moved(part)
  return moved(rest)
}

function refusal(title: string): Schema {
  return {
    description: title,
    content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}
