import { cloneElement, type InputHTMLAttributes, type ReactElement, useId } from 'react'

type Words = { label: string; hint?: string | undefined; error?: string | undefined }
type Control = ReactElement<{ id?: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }>

/** One native control – input, select or textarea – under its label, with a hint and what is wrong with it. */
export function Field({ label, hint, error, children }: Words & { children: Control }) {
  const own = useId()
  const id = children.props.id ?? own
  const isDescribed = Boolean(hint || error)
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, {
        id,
        ...(isDescribed && { 'aria-describedby': `${id}-about` }),
        ...(error && { 'aria-invalid': true }),
      })}
      <About id={id} hint={hint} error={error} />
    </div>
  )
}

const About = ({ id, hint, error }: { id: string; hint: string | undefined; error: string | undefined }) =>
  (hint || error) && (
    <p id={`${id}-about`} className="about">
      {error && <strong>{error}</strong>}
      {hint && <span>{hint}</span>}
    </p>
  )

type TextInputProps = Words & InputHTMLAttributes<HTMLInputElement>

/** A line of text with its label. */
export const TextInput = ({ label, hint, error, ...input }: TextInputProps) => (
  <Field label={label} hint={hint} error={error}>
    <input type="text" {...input} />
  </Field>
)

type ChoiceProps<V extends string> = Words & {
  name: string
  options: readonly { value: V; label: string; detail?: string }[]
  value: V | undefined
  onChange: (value: V) => void
}

/** One of a few, all of them in sight: big rows instead of a drop-down. */
export function Choice<V extends string>({ label, hint, error, name, options, value, onChange }: ChoiceProps<V>) {
  const id = useId()
  return (
    <fieldset
      className={error ? 'field choice wrong' : 'field choice'}
      {...((hint || error) && { 'aria-describedby': `${id}-about` })}
    >
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.detail && <span className="detail">{option.detail}</span>}
          </span>
        </label>
      ))}
      <About id={id} hint={hint} error={error} />
    </fieldset>
  )
}
