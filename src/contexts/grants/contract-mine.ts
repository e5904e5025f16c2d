import { z } from 'zod'
import { command, query } from '#platform/http/contract.ts'
import { CallView, Changed, DraftForm, GrantRow, Id, LineView, ReportForm, Version } from './contract-parts.ts'

const ownGrant = { own: 'grants.grant', id: 'grantId' } as const
const Place = z.object({ code: z.string(), name: z.string() })
const Ref = z.object({ grantId: Id, version: Version })

/** What a person does on the phone about applications of their own. */
export const mineEndpoints = {
  openCalls: query({
    title: '正在征集的资助',
    needs: 'sign-in',
    about: 'self',
    input: z.object({}),
    output: z.object({
      rows: z.array(CallView.extend({ areas: z.array(Place) })),
    }),
  }),
  myGrants: query({
    title: '我的资助申请',
    needs: 'sign-in',
    about: 'self',
    input: z.object({}),
    output: z.object({
      rows: z.array(
        GrantRow.extend({
          lastNote: z.string(),
          next: z.string(),
          outstandingFen: z.int().describe('终止之后还要退回的'),
        }),
      ),
    }),
  }),
  myDraft: query({
    title: '我的申请草稿',
    needs: 'sign-in',
    about: ownGrant,
    input: z.object({ grantId: Id }),
    output: DraftForm.extend({
      version: Version,
      ...{ no: z.string(), state: GrantRow.shape.state, lines: z.array(LineView) },
      lastNote: z.string().describe('最近一步的意见'),
      call: CallView.pick({
        title: true,
        uses: true,
        applicantKinds: true,
        minFen: true,
        maxFen: true,
        closesOn: true,
      }),
      areas: z.array(Place),
    }),
  }),
  saveDraft: command({
    title: '保存资助申请草稿',
    needs: 'sign-in',
    about: 'self',
    input: DraftForm.extend({ grantId: Id.optional(), version: Version.optional() }),
    output: z.object({ grantId: Id, version: Version }),
  }),
  submitDraft: command({
    title: '提交资助申请',
    needs: 'sign-in',
    about: ownGrant,
    input: Ref,
    output: Changed,
  }),
  withdrawGrant: command({
    title: '撤回资助申请',
    needs: 'sign-in',
    about: ownGrant,
    input: Ref,
    output: Changed,
  }),
  reportMine: command({
    title: '提交结项报告',
    needs: 'sign-in',
    about: ownGrant,
    input: ReportForm,
    output: Changed,
  }),
} as const
