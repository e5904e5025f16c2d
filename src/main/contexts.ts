import { directory } from '#contexts/directory/context.ts'
import type { Context } from '#platform/context.ts'

/** The whole system, from the ground up: a context may call those listed before it, never those after. */
export const contexts: readonly Context[] = [directory]
