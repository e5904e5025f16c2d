import { useEffect, useState } from 'react'

const RATE = 0.9

/** Reads the page out with the phone's own voice; phones without one show no button. */
export function ReadAloud() {
  const [isReading, setReading] = useState(false)
  const voice = 'speechSynthesis' in window ? window.speechSynthesis : undefined
  useEffect(() => () => voice?.cancel(), [voice])
  if (!voice) return null
  const start = () => {
    const said = new SpeechSynthesisUtterance(wordsOfPage())
    said.lang = 'zh-CN'
    said.rate = RATE
    said.onend = () => setReading(false)
    said.onerror = () => setReading(false)
    voice.cancel()
    voice.speak(said)
    setReading(true)
  }
  const stop = () => {
    voice.cancel()
    setReading(false)
  }
  return (
    <button type="button" className="button plain read-aloud" onClick={isReading ? stop : start}>
      {isReading ? '停止朗读' : '朗读本页'}
    </button>
  )
}

/** What the page says, block by block, without its ways to move about. */
function wordsOfPage(): string {
  const blocks = document.querySelectorAll('main :is(h1, h2, p, li, dt, dd, legend, label, button.main, .say)')
  const words = [...blocks].filter((one) => one.parentElement?.closest('p, li, .say, label') === null)
  return words.map((one) => one.textContent?.trim()).join('。')
}
