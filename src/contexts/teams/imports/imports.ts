import type { ImportKind } from '#platform/exchange/kinds.ts'
import { projectsImport } from './projects.ts'
import { teamsImport } from './teams.ts'

export const teamsImports: ImportKind[] = [teamsImport, projectsImport]
