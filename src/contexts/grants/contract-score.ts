import { z } from 'zod'
import { command, query } from '#platform/http/contract.ts'
import { CriterionPart, GrantRow, Id, LineView, StandingView, Version } from './contract-parts.ts'

/** What a member of the committee does by themselves: scores, blind to the others until the vote is open. */
export const scoreEndpoints = {
  listToScore: query({
    title: '待我评分的申请',
    needs: 'grants.application.score',
    about: 'self',
    input: z.object({}),
    output: z.object({
      rows: z.array(
        GrantRow.extend({
          ...{ plan: z.string(), targetGroup: z.string(), startsOn: z.string(), endsOn: z.string() },
          ...{ otherIncomeFen: z.int(), related: z.string(), custodian: z.string() },
          isRelated: z.boolean().describe('与申请人有关联关系，须回避'),
          lines: z.array(LineView),
          criteria: z.array(CriterionPart),
        }),
      ),
      scored: z.array(
        GrantRow.extend({
          criteria: z.array(CriterionPart),
          ...{ marks: z.array(z.int()), hundredths: z.int(), comment: z.string() },
          standing: StandingView.nullable().describe('提请表决之后才有'),
        }),
      ),
    }),
  }),
  scoreGrant: command({
    title: '评审打分',
    needs: 'grants.application.score',
    about: { record: 'grants.grant', id: 'grantId' },
    input: z.object({
      grantId: Id,
      version: Version,
      marks: z.array(z.int('请打整数分').min(0, '每项0到100分').max(100, '每项0到100分')),
      comment: z.string().trim().max(500, '请精简到500字以内').default(''),
    }),
    output: z.object({ hundredths: z.int() }),
  }),
} as const
