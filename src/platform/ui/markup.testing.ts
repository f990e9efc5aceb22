import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'

const validator = new HtmlValidate(new FileSystemConfigLoader())

/** For tests: what html-validate finds wrong in a document or a part of one, one line a fault; empty when it is clean. */
export async function markupProblems(html: string): Promise<string[]> {
  const report = await validator.validateString(html, 'page.html')
  return report.results.flatMap((result) =>
    result.messages.map(
      (fault) => `${fault.ruleId} at ${fault.line}:${fault.column}: ${fault.message} (${fault.selector})`,
    ),
  )
}
