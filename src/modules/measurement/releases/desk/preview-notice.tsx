import { WarningText } from '#platform/ui'

/** Says that a page is not public. */
export const PreviewNotice = () => (
  <WarningText>A preview, as it will look. These figures are not published: do not pass them on.</WarningText>
)
