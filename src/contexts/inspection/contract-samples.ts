import { z } from 'zod'
import { command, query } from '#platform/http/contract.ts'
import { Changed, Id, Page, paged, Reason, Version } from './parts.ts'
import { CheckFileForm, DrawForm, SampleFilter, SampleRow, SampleView } from './parts-samples.ts'

const aboutSample = { record: 'inspection.sample', id: 'sampleId' } as const

export const sampleEndpoints = {
  listSamples: query({
    title: '查看档案抽查',
    needs: 'inspection.inspection.read',
    about: 'list',
    input: SampleFilter.extend(Page),
    output: paged(SampleRow),
  }),
  getSample: query({
    title: '查看一次档案抽查',
    needs: 'inspection.inspection.read',
    about: aboutSample,
    input: z.object({ sampleId: Id }),
    output: SampleView,
  }),
  drawSample: command({
    title: '抽取档案',
    needs: 'inspection.sample.check',
    about: { area: 'areaCode' },
    input: DrawForm,
    output: z.object({ sampleId: Id, sampled: z.int() }),
  }),
  checkFile: command({
    title: '判定一份档案',
    needs: 'inspection.sample.check',
    about: aboutSample,
    input: CheckFileForm,
    output: Changed,
  }),
  closeSample: command({
    title: '办结档案抽查',
    needs: 'inspection.sample.check',
    about: aboutSample,
    input: z.object({ sampleId: Id, version: Version }),
    output: Changed,
  }),
  voidSample: command({
    title: '作废档案抽查',
    needs: 'inspection.sample.check',
    about: aboutSample,
    input: z.object({ sampleId: Id, version: Version, reason: Reason }),
    output: Changed,
  }),
} as const
