import { type PointerEvent, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Choice, TextInput } from '#ui/phone/Field.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { useSession } from '#ui/session.ts'
import { caseworkContract } from '../contract.ts'
import './casework.css'

const SIGNERS = [
  { value: 'client', label: '本人' },
  { value: 'guardian', label: '监护人' },
] as const

/** Read to the person, then signed by their own hand. */
export function ConsentPage() {
  const { caseId = '' } = useParams()
  const { data, error, isPending, refetch } = useAsk(caseworkContract, 'getCase', { caseId })
  return (
    <Screen title="知情同意书" back={`/m/cases/${caseId}`}>
      {!data && isPending && <Loading />}
      {!data && error && <Failed error={error} onRetry={refetch} />}
      {data && <Sign caseId={caseId} version={data.version} isMinor={data.isMinor} />}
    </Screen>
  )
}

function Sign({ caseId, version, isMinor }: { caseId: string; version: number; isMinor: boolean }) {
  const { today } = useSession()
  const [signer, setSigner] = useState<'client' | 'guardian'>(isMinor ? 'guardian' : 'client')
  const [signerName, setName] = useState('')
  const [relation, setRelation] = useState('')
  const [isSigned, setSigned] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const canvas = useRef<HTMLCanvasElement>(null)
  const act = useAct(caseworkContract, 'recordConsent')
  const go = useNavigate()
  const submit = async () => {
    const fault = signerName.trim().length < 2 ? '请填写签字人的姓名' : isSigned ? undefined : '请在方框里签字'
    setWrong(fault)
    const file = fault ? undefined : await pictureOf(canvas.current)
    if (!file) return
    const secret = { signer, signerName, relation, told: true as const }
    act.mutate(
      { caseId, version, how: 'phone', signedOn: today, secret, file },
      { onSuccess: () => go(`/m/cases/${caseId}`) },
    )
  }
  return (
    <>
      <Card title="请念给对方听">
        <p>我们是街道社工站的社工。为了帮助您，需要了解您的情况并记录下来，只用于为您服务。</p>
        <p>您说的内容我们保密，只有经办社工、站里负责人和督导看得到。您可以查看、更正，也可以随时说不再继续。</p>
        <p>例外：有人要伤害自己或别人、孩子受到侵害、发生家庭暴力，我们必须依法报告。</p>
      </Card>
      {isMinor && <Say tone="note">对方未满十八周岁，请监护人签字。</Say>}
      <Choice name="signer" label="谁来签" options={SIGNERS} value={signer} onChange={setSigner} />
      <TextInput
        label="签字人姓名"
        value={signerName}
        maxLength={30}
        onChange={({ target }) => setName(target.value)}
      />
      {signer === 'guardian' && (
        <TextInput
          label="与服务对象的关系"
          value={relation}
          maxLength={30}
          onChange={({ target }) => setRelation(target.value)}
        />
      )}
      <p id="sign-here">请在方框里用手指签字</p>
      <Pad canvas={canvas} onDrawn={() => setSigned(true)} />
      <Button
        kind="plain"
        onClick={() => {
          const context = canvas.current?.getContext('2d')
          context?.clearRect(0, 0, canvas.current?.width ?? 0, canvas.current?.height ?? 0)
          setSigned(false)
        }}
      >
        重签
      </Button>
      {(wrong || act.error) && <Say tone="error">{wrong ?? act.error?.message}</Say>}
      <Button busy={act.isPending} onClick={submit}>
        签好了
      </Button>
    </>
  )
}

/** White behind the strokes, so that it is dark on light wherever it is shown. */
async function pictureOf(canvas: HTMLCanvasElement | null): Promise<File | undefined> {
  if (!canvas) return undefined
  const copy = document.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  const context = copy.getContext('2d')
  if (!context) return undefined
  context.fillStyle = '#fff'
  context.fillRect(0, 0, copy.width, copy.height)
  context.drawImage(canvas, 0, 0)
  const blob = await new Promise<Blob | null>((done) => copy.toBlob(done, 'image/png'))
  return blob ? new File([blob], '签名.png', { type: 'image/png' }) : undefined
}

function Pad({ canvas, onDrawn }: { canvas: React.RefObject<HTMLCanvasElement | null>; onDrawn: () => void }) {
  const isDown = useRef(false)
  const at = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLCanvasElement>) => {
    const box = currentTarget.getBoundingClientRect()
    return [
      ((clientX - box.left) * currentTarget.width) / box.width,
      ((clientY - box.top) * currentTarget.height) / box.height,
    ] as const
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    isDown.current = true
    event.currentTarget.setPointerCapture(event.pointerId)
    const context = event.currentTarget.getContext('2d')
    context?.beginPath()
    context?.moveTo(...at(event))
  }
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!isDown.current) return
    const context = event.currentTarget.getContext('2d')
    if (!context) return
    context.lineWidth = 4
    context.lineCap = 'round'
    context.lineTo(...at(event))
    context.stroke()
    onDrawn()
  }
  return (
    <canvas
      ref={canvas}
      className="casework-pad"
      width={680}
      height={320}
      aria-labelledby="sign-here"
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={() => {
        isDown.current = false
      }}
    />
  )
}
