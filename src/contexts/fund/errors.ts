import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

export const fundErrors = errorsOf('fund', {
  noCharity: () => ({ status: 404, message: '没有找到这家慈善组织' }),
  noOrganisation: () => ({ status: 404, message: '没有找到这个组织，请先在组织名录里登记为公募慈善组织' }),
  notHost: (name: string) => ({
    status: 409,
    message: `“${name}”在名录里不是公募慈善组织，请先在组织名录里更正它的类别`,
  }),
  notMunicipal: () => ({ status: 409, message: '基金须设在市级慈善组织〔三（一）〕，请选择登记在市一级的组织' }),
  charityTwice: () => ({ status: 409, message: '这家慈善组织已经登记，不用再登记' }),
  noFund: () => ({ status: 404, message: '没有找到这只基金，或不在您的管辖范围内' }),
  noTown: () => ({ status: 409, message: '社区基金按街镇设立，请选择到街镇' }),
  fundTwice: () => ({ status: 409, message: '这个街镇已有一只基金，一街镇同时只设一只；社区的份额请用社区分账' }),
  badName: (why: string) => ({ status: 409, message: `基金名称须是慈善组织全称加街镇名加“社区基金”，${why}` }),
  feeAboveCap: (cap: string) => ({
    status: 409,
    message: `管理费用比例高于慈善组织的上限${cap}（《慈善法》第六十一条），请调低`,
  }),
  notNow: (state: string, step: string) => ({ status: 409, message: `基金现在是“${state}”，不能${step}` }),
  agreementFixed: (state: string) => ({
    status: 409,
    message: `基金现在是“${state}”，协议不能再改；请由慈善组织退回后修改`,
  }),
  agreementIncomplete: (missing: string) => ({ status: 409, message: `协议还缺：${missing}。补齐后再提交` }),
  papersMissing: (missing: string) => ({ status: 409, message: `还缺文件：${missing}。请先上传` }),
  certificateInvalid: (day: string) => ({
    status: 409,
    message: `慈善组织的公开募捐资格证书在${showDate(day)}无效，或在异常名录上，不能签约〔三（一）；《慈善法》第二十二条〕`,
  }),
  committeeFew: (least: number) => ({ status: 409, message: `管委会委员不足${least}人，请先补齐` }),
  committeeEven: () => ({ status: 409, message: '管委会委员须为单数，请增加或减少一人' }),
  noMonitor: () => ({ status: 409, message: '还没有监督员，请至少登记一名' }),
  bothSeats: () => ({ status: 409, message: '同一个人不能既是委员又是监督员，请更换其中一个' }),
  noTermination: () => ({ status: 409, message: '终止基金须先有管委会通过的终止决议，请先提请表决' }),
  disposalWaits: () => ({ status: 409, message: '已登记的剩余财产处理还没有划出，请会计先在“基金账”里划出' }),
  noSurplusClause: () => ({
    status: 409,
    message:
      '协议没有约定剩余财产的处理，须用于目的相同或相近的其他慈善项目（《慈善法》第五十八条，2024年9月5日前为第五十七条），请改选依据',
  }),
  surplusToNoCharity: () => ({
    status: 409,
    message:
      '剩余财产只能用于慈善项目，不能给捐赠人、个人、企业或机关（《慈善法》第五十八条，2024年9月5日前为第五十七条），请填写慈善组织或慈善项目的名称',
  }),
  noSurplusLeft: () => ({ status: 409, message: '账上没有剩余的钱，不用登记处理' }),
  surplusAbove: (left: string) => ({ status: 409, message: `账上只有${left}，不能登记更多，请核对金额` }),
  surplusLeft: (left: string) => ({
    status: 409,
    message: `账上还有${left}，须先登记剩余财产的处理：按协议，或用于目的相同、相近的慈善项目并向社会公开（《慈善法》第五十八条，2024年9月5日前为第五十七条）`,
  }),
  surplusNotGone: (left: string) => ({
    status: 409,
    message: `账上还有${left}没有划出，请另一人在“基金账”里按已登记的处理划出，再办理清算完毕`,
  }),
  goodsLeft: (left: string) => ({
    status: 409,
    message: `账上还有价值${left}的物资，须先在“物资库存”里发完或依法处置，再办理清算完毕`,
  }),
  notOperating: (name: string, state: string) => ({
    status: 409,
    message: `“${name}”现在是“${state}”，只有运作中的基金才能募集、资助和支出`,
  }),
  noCommunity: () => ({ status: 409, message: '社区分账只能记到本街镇的社区，请从列表中选择' }),
  noFile: () => ({ status: 409, message: '请选择要上传的文件' }),
  noPaper: () => ({ status: 409, message: '没有找到这份文件' }),
  noPerson: () => ({ status: 404, message: '没有找到这个人，请先在人员里登记' }),
  badTerm: (years: number) => ({ status: 409, message: `任期须止于起始日之后，且每届不超过${years}年` }),
  seatTwice: () => ({ status: 409, message: '此人在这段时间已在本基金任职，一人不能兼两席' }),
  noMember: () => ({ status: 409, message: '没有找到这名委员或监督员' }),
  endsBefore: () => ({ status: 409, message: '离任日期须在任期之内' }),
  noCommittee: () => ({ status: 409, message: '基金当天没有在任的委员，不能提请表决' }),
  tooFewLeft: () => ({
    status: 409,
    message: '有利害关系须回避的委员达到半数，管委会不能表决，请由慈善组织理事会决定',
  }),
  votedAlready: () => ({ status: 409, message: '这件事正在表决，不用再提请' }),
  noResolution: () => ({ status: 404, message: '没有找到这项决议，或不在您的管辖范围内' }),
  resolutionClosed: () => ({ status: 409, message: '这项表决已经结束' }),
  noSeat: () => ({ status: 404, message: '这项表决里没有您的一票' }),
  recused: () => ({ status: 409, message: '您与此事有利害关系，应当回避，不能投票也不能代投（管委会回避规则）' }),
  castAlready: () => ({ status: 409, message: '这一票已经投过，不能更改' }),
  badDelegate: () => ({ status: 409, message: '只能委托本基金一名没有回避、也没有受托的在任委员' }),
  notMonitor: () => ({ status: 404, message: '您不是这只基金在任的监督员' }),
  vetoLate: (state: string) => ({ status: 409, message: `这项决议是“${state}”，不能再否决` }),
  noPlan: () => ({ status: 409, message: '没有找到这份计划' }),
  badPlanPeriod: () => ({ status: 409, message: '计划须是连续12个月：终止日是起始日满一年的前一天' }),
  planNotVoted: () => ({ status: 409, message: '计划要先经管委会表决通过，才能由慈善组织批准' }),
})
