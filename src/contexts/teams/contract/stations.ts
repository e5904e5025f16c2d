import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { Id, InArea, Page, Placed, paged, StationItemName, text, Version } from './fields.ts'

export const StationForm = z.object({
  areaCode: AreaCode,
  name: z.string().trim().min(2, '请填写站点名称').max(60, '名称过长，请精简到60字以内'),
  address: text(100, '地址'),
  openedOn: Day,
})
export const StationFilter = z.object({
  ...InArea,
  complete: z.enum(['yes', 'no']).optional().describe('六项标准是否都已具备'),
})
export const StationRow = z.object({
  id: Id,
  ...Placed,
  name: z.string(),
  address: z.string(),
  openedOn: z.string(),
  standardsMet: z.int().describe('六项标准中已具备的'),
  functionsMet: z.int().describe('六项功能中已开展的'),
  checkedOn: z.string().nullable(),
  version: Version,
})
const CheckView = z.object({
  item: StationItemName,
  isMet: z.boolean(),
  note: z.string(),
  fileId: Id.nullable(),
  fileName: z.string().nullable(),
  checkedOn: z.string(),
  checkedByName: z.string(),
})
export const CheckForm = z.object({
  item: StationItemName,
  isMet: z.boolean(),
  note: text(200, '说明'),
  fileId: Id.nullable().default(null),
})
const about = { record: 'teams.station', id: 'stationId' }

export const stationEndpoints = {
  listStations: query({
    title: '查看志愿服务站点',
    needs: 'teams.team.read',
    about: 'list',
    input: StationFilter.extend(Page),
    output: paged(StationRow),
  }),
  getStation: query({
    title: '查看一个志愿服务站点',
    needs: 'teams.team.read',
    about,
    input: z.object({ stationId: Id }),
    output: StationRow.extend({ checks: z.array(CheckView), history: z.array(CheckView), mayRecord: z.boolean() }),
  }),
  recordStation: command({
    title: '登记志愿服务站点',
    needs: 'teams.station.record',
    about: { area: 'areaCode' },
    input: StationForm,
    output: z.object({ stationId: Id }),
  }),
  editStation: command({
    title: '修改志愿服务站点',
    needs: 'teams.station.record',
    about,
    input: StationForm.omit({ areaCode: true }).extend({ stationId: Id, version: Version }),
    output: z.object({ version: Version }),
  }),
  checkStation: command({
    title: '核对志愿服务站点',
    needs: 'teams.station.record',
    about,
    input: z.object({
      stationId: Id,
      version: Version,
      checkedOn: Day,
      items: z.array(CheckForm).min(1, '请至少核对一项').max(12, '一次最多核对12项'),
    }),
    output: z.object({ version: Version }),
  }),
}
