interface PasskeyButtonProps {
  purpose: 'sign-in' | 'add'
  next: string
}

export const passkeyScript = '/sign-in/passkey.js'

/** A button that needs script and a browser with passkeys, and is hidden without them. */
export function PasskeyButton({ purpose, next }: PasskeyButtonProps) {
  return (
    <>
      <div data-passkey={purpose} data-next={next} hidden>
        <button type="button" class="ds_button ds_button--secondary">
          {purpose === 'add' ? 'Add a passkey' : 'Use a passkey'}
        </button>
        <p role="status" />
      </div>
      <script src={passkeyScript} defer />
    </>
  )
}
