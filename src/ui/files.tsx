import { Button, type ButtonProps } from 'antd'
import { type DragEvent, useId, useState } from 'react'
import { Refused } from './api.ts'
import { ErrorAlert } from './ErrorAlert.tsx'
import './ui.css'

const AWAY = { code: 'network.away', message: '网络不通或服务未启动，文件没有下载。请稍后重试。' }

/** Fetches a file and hands it to the browser's downloads; rejects with the server's refusal. */
export async function saveFile(href: string): Promise<void> {
  const response = await fetch(href).catch(() => undefined)
  if (!response) throw new Refused(0, AWAY)
  if (!response.ok) throw new Refused(response.status, (await response.json().catch(() => undefined)) ?? AWAY)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = nameOf(response.headers.get('content-disposition'))
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function nameOf(disposition: string | null): string {
  const star = disposition?.match(/filename\*=(?:UTF-8'')?([^;]+)/i)?.[1]
  if (star) return decodeURIComponent(star.trim())
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1] ?? '下载'
}

/** A button that downloads; a refusal is shown beside it instead of a file with an error inside. */
export function DownloadLink({ href, children, ...button }: ButtonProps & { href: string }) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error>()
  const save = async () => {
    setBusy(true)
    setError(undefined)
    await saveFile(href).catch(setError)
    setBusy(false)
  }
  return (
    <>
      <Button {...button} loading={busy} onClick={save}>
        {children}
      </Button>
      <ErrorAlert error={error} />
    </>
  )
}

type UploadBoxProps = {
  value?: File | undefined
  onChange?: (file: File | undefined) => void
  /** File name endings: ['.xlsx', '.csv']. */
  accept: readonly string[]
  maxMegabytes: number
  label?: string
  disabled?: boolean
}

/** Chooses one file by click, key or drop. What is plainly wrong (kind, size) is said before anything is sent. */
export function UploadBox({ value, onChange, accept, maxMegabytes, label = '选择文件', disabled }: UploadBoxProps) {
  const id = useId()
  const [over, setOver] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const take = (file: File | undefined) => {
    const fault = file && faultOf(file, accept, maxMegabytes)
    setWrong(fault)
    onChange?.(fault ? undefined : file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!disabled) take(event.dataTransfer.files[0])
  }
  return (
    <div className="upload">
      <label
        htmlFor={id}
        className={over ? 'upload-box over' : 'upload-box'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <strong>{value ? value.name : label}</strong>
        <span className="muted">
          {value
            ? `${sizeOf(value.size)}，点击可更换`
            : `点击选择，或把文件拖到这里。支持 ${accept.join('、')}，不超过 ${maxMegabytes} MB`}
        </span>
        <input
          id={id}
          type="file"
          className="only-read"
          accept={accept.join(',')}
          disabled={disabled}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </label>
      {wrong && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}

function faultOf({ name, size }: File, accept: readonly string[], maxMegabytes: number): string | undefined {
  if (!accept.some((ending) => name.toLowerCase().endsWith(ending)))
    return `“${name}”不是可用的文件，请选择 ${accept.join('、')} 文件。`
  if (size === 0) return `“${name}”是空文件，请重新选择。`
  if (size > maxMegabytes * 1024 * 1024) return `“${name}”有 ${sizeOf(size)}，超过 ${maxMegabytes} MB，请拆分后再上传。`
  return undefined
}

/** Bytes in words: 12 KB、3.4 MB. */
export const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
