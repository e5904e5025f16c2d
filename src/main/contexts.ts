import { administration } from '#contexts/administration/context.ts'
import { directory } from '#contexts/directory/context.ts'
import { office } from '#contexts/office/context.ts'
import { programme } from '#contexts/programme/context.ts'
import { standards } from '#contexts/standards/context.ts'
import { volunteering } from '#contexts/volunteering/context.ts'
import { workforce } from '#contexts/workforce/context.ts'
import type { Context } from '#platform/context.ts'

/** The whole system, from the ground up: a context may call those listed before it, never those after. */
export const contexts: readonly Context[] = [
  directory,
  administration,
  office,
  programme,
  workforce,
  volunteering,
  standards,
]
