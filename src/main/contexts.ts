import { activities } from '#contexts/activities/context.ts'
import { administration } from '#contexts/administration/context.ts'
import { budgets } from '#contexts/budgets/context.ts'
import { calendar } from '#contexts/calendar/context.ts'
import { campaigns } from '#contexts/campaigns/context.ts'
import { casework } from '#contexts/casework/context.ts'
import { closing } from '#contexts/closing/context.ts'
import { directory } from '#contexts/directory/context.ts'
import { disclosure } from '#contexts/disclosure/context.ts'
import { documents } from '#contexts/documents/context.ts'
import { evaluation } from '#contexts/evaluation/context.ts'
import { experts } from '#contexts/experts/context.ts'
import { fieldwork } from '#contexts/fieldwork/context.ts'
import { fund } from '#contexts/fund/context.ts'
import { giving } from '#contexts/giving/context.ts'
import { goods } from '#contexts/goods/context.ts'
import { grants } from '#contexts/grants/context.ts'
import { hardship } from '#contexts/hardship/context.ts'
import { incubation } from '#contexts/incubation/context.ts'
import { inspection } from '#contexts/inspection/context.ts'
import { interchange } from '#contexts/interchange/context.ts'
import { learning } from '#contexts/learning/context.ts'
import { ledger } from '#contexts/ledger/context.ts'
import { linkage } from '#contexts/linkage/context.ts'
import { needs } from '#contexts/needs/context.ts'
import { office } from '#contexts/office/context.ts'
import { points } from '#contexts/points/context.ts'
import { programme } from '#contexts/programme/context.ts'
import { recognition } from '#contexts/recognition/context.ts'
import { reporting } from '#contexts/reporting/context.ts'
import { scoring } from '#contexts/scoring/context.ts'
import { standards } from '#contexts/standards/context.ts'
import { teams } from '#contexts/teams/context.ts'
import { volunteering } from '#contexts/volunteering/context.ts'
import { workforce } from '#contexts/workforce/context.ts'
import type { Context } from '#platform/context.ts'

/** The whole system, from the ground up: a context may call those listed before it, never those after. */
export const contexts: readonly Context[] = [
  directory,
  administration,
  office,
  calendar,
  programme,
  documents,
  workforce,
  volunteering,
  teams,
  activities,
  recognition,
  points,
  interchange,
  fund,
  ledger,
  campaigns,
  giving,
  goods,
  grants,
  disclosure,
  hardship,
  needs,
  casework,
  fieldwork,
  incubation,
  linkage,
  budgets,
  experts,
  learning,
  standards,
  scoring,
  inspection,
  evaluation,
  closing,
  reporting,
]
