type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
type Facts = Pick<
  ValidityState,
  'valueMissing' | 'tooShort' | 'patternMismatch' | 'rangeUnderflow' | 'rangeOverflow' | 'stepMismatch' | 'badInput'
>
type Asked = { type: string; min: string; max: string; minLength: number; title: string }

/** What is wrong with one native control, in a sentence; its `title` says more of a pattern. */
export function wordsFor(facts: Facts, { type, min, max, minLength, title }: Asked): string {
  if (facts.valueMissing) return missing(type)
  if (facts.tooShort) return `请至少写${minLength}个字`
  if (facts.rangeUnderflow) return `不能${type === 'date' ? '早' : '小'}于${min}`
  if (facts.rangeOverflow) return `不能${type === 'date' ? '晚' : '大'}于${max}`
  if (facts.stepMismatch || facts.badInput) return unfinished(type)
  return title || '这里填得不对，请核对'
}

const unfinished = (type: string): string => (type === 'number' ? '请填写整数' : '请填写完整')

const missing = (type: string): string => {
  if (type === 'checkbox') return '请先勾选'
  return type.startsWith('select') || type === 'radio' ? '请选择' : '请填写'
}

const controlOf = ({ target }: Event): Control | undefined =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
    ? target
    : undefined

/**
 * The browser's own checks of the phone's forms speak Chinese whatever language the browser was installed in. A sentence is
 * taken back when somebody types, and before each new try, because another field may have mended this one.
 */
export function sayInvalidInChinese(document: Document): void {
  document.addEventListener(
    'invalid',
    (event) => {
      const control = controlOf(event)
      if (!control || control.validity.customError) return
      const { type, title } = control
      const { min = '', max = '', minLength = 0 } = control as Partial<HTMLInputElement>
      control.setCustomValidity(wordsFor(control.validity, { type, title, min, max, minLength }))
    },
    true,
  )
  document.addEventListener('input', (event) => controlOf(event)?.setCustomValidity(''), true)
  document.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null
      for (const one of button?.form?.elements ?? []) (one as Partial<Control>).setCustomValidity?.('')
    },
    true,
  )
}
