import { handlers } from '@/lib/server/auth/options'

export const { GET, POST } = handlers
