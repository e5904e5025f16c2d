import { z } from 'zod'
import { command, query } from '#platform/http/contract.ts'
import {
  Changed,
  Id,
  Page,
  PublicityFilter,
  PublicityForm,
  PublicityView,
  paged,
  Reason,
  ResearchFilter,
  ResearchFinish,
  ResearchForm,
  ResearchView,
  Version,
} from './contract-parts.ts'

export const registerEndpoints = {
  listPublicity: query({
    title: '查看宣传台账',
    needs: 'learning.case.read',
    about: 'list',
    input: PublicityFilter.extend(Page),
    output: paged(PublicityView).extend({ checksLinks: z.boolean() }),
  }),
  recordPublicity: command({
    title: '登记宣传',
    needs: 'learning.publicity.record',
    about: { area: 'areaCode' },
    input: PublicityForm,
    output: z.object({ publicityId: Id }),
  }),
  voidPublicity: command({
    title: '作废宣传登记',
    needs: 'learning.publicity.record',
    about: { record: 'learning.publicity', id: 'publicityId' },
    input: z.object({ publicityId: Id, version: Version, reason: Reason }),
    output: Changed,
  }),
  listResearch: query({
    title: '查看研究台账',
    needs: 'learning.case.read',
    about: 'list',
    input: ResearchFilter.extend(Page),
    output: paged(ResearchView),
  }),
  recordResearch: command({
    title: '登记研究',
    needs: 'learning.publicity.record',
    about: { area: 'areaCode' },
    input: ResearchForm,
    output: z.object({ researchId: Id }),
  }),
  finishResearch: command({
    title: '登记研究完成',
    needs: 'learning.publicity.record',
    about: { record: 'learning.research', id: 'researchId' },
    input: ResearchFinish,
    output: Changed,
  }),
}
