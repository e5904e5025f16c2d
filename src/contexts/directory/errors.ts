import { errorsOf } from '#platform/http/errors.ts'

export const directoryErrors = errorsOf('directory', {
  noArea: () => ({ status: 404, message: '没有找到这个区划，请从列表中选择' }),
  noNameMatch: () => ({ status: 404, message: '没有找到这条待确认名称' }),
  notUnderParent: (written: string, parent: string) => ({
    status: 409,
    message: `所选社区不在${parent}之下，不能作为“${written}”的对应。请在${parent}内选择`,
  }),
  noSealedFile: () => ({ status: 409, message: '没有找到盖章件，或它不属于这个社区。请重新上传' }),
  noReturn: () => ({ status: 404, message: '没有找到这一期人口数' }),
  notACommunity: () => ({ status: 409, message: '常住人口按社区（村）登记，请选择到社区一级' }),
  futureDate: (date: string) => ({ status: 409, message: `截至日${date}晚于今天，请核对` }),
  noPerson: () => ({ status: 404, message: '没有找到此人，或不在您的管辖范围内' }),
  knownPerson: () => ({ status: 409, message: '此身份证号已登记在册，不需要重复登记' }),
  badIdNumber: (fault: string) => ({ status: 400, message: fault }),
  noOrganisation: () => ({ status: 404, message: '没有找到这个组织' }),
  knownOrganisation: () => ({ status: 409, message: '本辖区已有同名组织，或该统一社会信用代码已被登记' }),
  badUscc: (fault: string) => ({ status: 400, message: fault }),
  noStandingDay: () => ({ status: 400, message: '已登记或备案的组织，请填写登记（备案）日期' }),
  futureDay: (what: string, day: string) => ({ status: 409, message: `${what}${day}晚于今天，请核对` }),
  alreadyEnded: (name: string, day: string) => ({ status: 409, message: `“${name}”已于${day}注销，不需要再次办理` }),
  endedBeforeItBegan: (day: string) => ({ status: 409, message: `注销日期早于登记（备案）日期${day}，请核对` }),
})
