/** Everything a person sees is made of these: typed server components over the Scottish Government Design System. */

export { type AssetFile, assetFiles } from './assets.ts'
export { Checkboxes, Fieldset, type Option, Radios, Select } from './choices.tsx'
export { AddressField, YesWithReason } from './compound-fields.tsx'
export { DateField } from './date-field.tsx'
export { ErrorSummary, type FieldError } from './error-summary.tsx'
export { ExternalLink } from './external-link.tsx'
export { fieldId } from './field.tsx'
export { Button, ButtonGroup, Form, SearchForm } from './form.tsx'
export { isSafeUrl, trustedHtml } from './guard.ts'
export { Breadcrumbs, Columns, NextStep, Side, Tabs } from './layout.tsx'
export { SummaryList, TaskList, Timeline } from './lists.tsx'
export { Confirmation, Details, InsetText, Notification, type NotificationKind, WarningText } from './notices.tsx'
export { type Flash, Heading, Page } from './page.tsx'
export type { HeaderViewer, NavItem } from './page-header.tsx'
export { Pagination } from './pagination.tsx'
export { renderPage, renderPart } from './render.ts'
export { type Column, Table } from './table.tsx'
export {
  type FileCell,
  ListFile,
  type PageTable,
  type TableSheet,
  tablesShown,
  WithTables,
} from './tables-of-a-page.tsx'
export { Count, Late, Tag, type TagTone } from './tag.tsx'
export { FileField, MoneyField, TextArea, TextField } from './text-fields.tsx'
