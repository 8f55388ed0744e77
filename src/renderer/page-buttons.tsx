import { Button } from '#ui/button.tsx'
import { useFormScope } from './form-scope.ts'

/** To the page before and after, by name. */
export function PageButtons({ page, onPage }: { readonly page: number; readonly onPage: (page: number) => void }) {
  const { form, words, t } = useFormScope()
  const [back, next] = [form.pages[page - 1], form.pages[page + 1]]
  return (
    <div className="ph-pages ph-no-print">
      {back !== undefined && (
        <Button icon="left" onClick={() => onPage(page - 1)}>
          {t('form.page-back')}: {words.page(back)}
        </Button>
      )}
      {next !== undefined && (
        <Button icon="right" onClick={() => onPage(page + 1)}>
          {t('form.page-next')}: {words.page(next)}
        </Button>
      )}
    </div>
  )
}
