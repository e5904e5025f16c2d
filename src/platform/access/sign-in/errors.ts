import { showMoment } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

export const signInErrors = errorsOf('access', {
  wrongCredentials: () => ({ status: 401, message: '用户名或密码不正确' }),
  wrongCode: () => ({ status: 401, message: '动态验证码不正确，请查看验证器上的最新6位数字' }),
  usedCode: () => ({ status: 401, message: '此动态验证码已用过一次，请等验证器显示下一个6位数字' }),
  startAgain: () => ({ status: 401, message: '登录验证已过期，请重新输入用户名和密码' }),
  locked: (until: Date) => ({
    status: 423,
    message: `连续多次验证失败，账号已锁定至${showMoment(until)}。届时再试，或请系统管理员解锁。`,
    details: { until: until.toISOString() },
  }),
  disabled: () => ({ status: 403, message: '账号已停用。如需使用，请联系本单位的系统管理员。' }),
  tooOften: () => ({ status: 429, message: '登录过于频繁，请一分钟后再试' }),
  /** One sentence for a wrong, an old and a used code, and for a phone that never got one: it tells nothing of who is known. */
  wrongPhoneCode: () => ({
    status: 401,
    message: '验证码不正确或已失效（5分钟内有效，试错5次作废）。请核对短信，或重新获取验证码。',
  }),
  codeJustSent: (seconds: number) => ({
    status: 429,
    message: `验证码刚发过，请${seconds}秒后再获取`,
    details: { waitSeconds: seconds },
  }),
  tooManyCodes: () => ({
    status: 429,
    message: '这个手机号24小时内获取验证码已达10次，请明天再试，或到社区请工作人员代办',
  }),
  tooManyFromHere: () => ({ status: 429, message: '本网络一小时内获取验证码过多，请稍后再试，或改用手机流量' }),
  wrongPassword: () => ({ status: 422, message: '当前密码不正确，请重新输入' }),
  weakPassword: (faults: readonly string[]) => ({
    status: 422,
    message: `新密码不符合要求：${faults.join('；')}`,
    details: { faults },
  }),
  samePassword: () => ({ status: 422, message: '新密码与当前密码相同，请换一个' }),
})
