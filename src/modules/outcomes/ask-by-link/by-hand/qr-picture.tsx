import QRCode from 'qrcode'

/** An address as a picture for a telephone's camera; the quiet edge round it is part of it. */
export function QrPicture({ address, words }: { address: string; words: string }) {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
  const edge = 4
  const side = modules.size + edge * 2
  const dark = Array.from(modules.data, (on, at) =>
    on ? `M${(at % modules.size) + edge} ${Math.floor(at / modules.size) + edge}h1v1h-1z` : '',
  ).join('')
  return (
    <svg
      role="img"
      aria-label={words}
      width="220"
      height="220"
      viewBox={`0 0 ${side} ${side}`}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  )
}
