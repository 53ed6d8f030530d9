import { defineConfig } from 'prisma/config'

/** Read by `prisma generate` alone; migrations are applied by scripts/migrate.ts, which needs no native engine. */
export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
})
