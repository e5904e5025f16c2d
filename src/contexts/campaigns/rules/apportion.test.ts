import { describe, expect, test } from 'vitest'
import { individualIn, levyIn } from './apportion.ts'

describe('a target broken down to people', () => {
  test.each([
    ['每户捐款不少于50元', '每户捐'],
    ['每名党员认捐100元，居民自愿', '每名党员认'],
    ['任务分解到各网格', '任务分解到'],
    ['按户分摊筹款目标', '按户分摊'],
    ['各社区筹集不低于5万元', '各社区筹'],
    ['人均捐20元', '人均捐'],
    ['从补贴中代扣', '从补贴中代扣'],
    ['下达捐款指标', '下达捐款指标'],
    ['每户不得少于20元', '每户不得少于20元'],
  ])('“%s” is refused', (text) => {
    expect(levyIn(text)).toBeDefined()
  })
  test.each([
    '面向社会公开募捐，自愿捐赠，不向任何人下达指标',
    '严禁摊派或者变相摊派',
    '为辖区60周岁以上困难老人每户上门服务一次',
    '每月公布一次收支，各社区公告栏同步张贴',
    '不得按户分摊',
  ])('“%s” stands', (text) => {
    expect(levyIn(text)).toBeUndefined()
  })
})

describe('one particular beneficiary', () => {
  test.each(['用于救助王小明同学', '联系电话13812345678', '证件120101199001011234', '为张某某小朋友治病'])(
    '“%s” is refused',
    (text) => expect(individualIn(text)).toBeDefined(),
  )
  test.each(['南市街道低保、低边家庭中的失能老人', '为高龄老人送餐', '资助困难学生', '惠及约120户家庭'])(
    '“%s” is a range',
    (text) => expect(individualIn(text)).toBeUndefined(),
  )
})
