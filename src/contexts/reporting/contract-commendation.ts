import { z } from 'zod'
import { command, query } from '#platform/http/contract.ts'
import {
  Changed,
  ChoiceForm,
  CommendationForm,
  CommendationRow,
  CommendationView,
  Id,
  Page,
  paged,
  Version,
} from './contract-parts.ts'

const about = { record: 'reporting.commendation', id: 'commendationId' } as const
const Ref = z.object({ commendationId: Id, version: Version })

export const commendationEndpoints = {
  listCommendations: query({
    title: '查看通报表扬',
    needs: 'reporting.report.read',
    about: 'list',
    input: z.object(Page),
    output: paged(CommendationRow).extend({
      cityCode: z.string().nullable().describe('拟定通报的市；没有装入创建项目时为空'),
    }),
  }),
  getCommendation: query({
    title: '查看一份通报表扬',
    needs: 'reporting.report.read',
    about,
    input: z.object({ commendationId: Id }),
    output: CommendationView,
  }),
  prepareCommendation: command({
    title: '计算并拟定通报表扬',
    needs: 'reporting.commendation.prepare',
    about: { area: 'areaCode' },
    input: CommendationForm,
    output: z.object({ commendationId: Id }),
  }),
  chooseDistricts: command({
    title: '选择拟表扬的区',
    needs: 'reporting.commendation.prepare',
    about,
    input: ChoiceForm,
    output: Changed,
  }),
  proposeCommendation: command({
    title: '提请决定通报表扬',
    needs: 'reporting.commendation.prepare',
    about,
    input: Ref,
    output: Changed,
  }),
  decideCommendation: command({
    title: '决定通报表扬',
    needs: 'reporting.commendation.decide',
    about,
    input: Ref.extend({
      outcome: z.enum(['decided', 'refused'], '请选择同意或不同意'),
      note: z.string().trim().min(4, '请写明决定的依据或不同意的理由，至少4个字').max(500, '请精简到500字以内'),
    }),
    output: Changed,
  }),
  draftCommendation: command({
    title: '拟通报稿',
    needs: 'reporting.commendation.prepare',
    about,
    input: Ref,
    output: z.object({ documentId: Id }),
  }),
} as const
