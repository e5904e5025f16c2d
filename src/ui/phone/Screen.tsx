import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useElder } from './elder.ts'
import { ReadAloud } from './ReadAloud.tsx'

type Props = { title: string; back?: string; children: ReactNode; foot?: ReactNode }

/** Set once the first page has been seen: from then on a new page takes the focus, so that it is read out. */
let isFirst = true

/** One page of the phone: its heading, a way back, what it says, and one fixed place at the foot for what one came to do. */
export function Screen({ title, back, children, foot }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const elder = useElder()
  useEffect(() => {
    document.title = `${title} · 五社联动`
    window.scrollTo(0, 0)
    if (!isFirst) heading.current?.focus({ preventScroll: true })
    isFirst = false
  }, [title])
  return (
    <main className={foot ? 'screen has-foot' : 'screen'} id="content">
      {back && (
        <Link to={back} className="back">
          返回
        </Link>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {elder && <ReadAloud />}
      {children}
      {foot && <div className="foot">{foot}</div>}
    </main>
  )
}
