import { describe, expect, it } from 'vitest'
import { pastedChoices, unknownChoices } from './paste-choices.ts'

describe('choices that are pasted', () => {
  it('are a line each, without the bullets and numbers of a document', () => {
    expect(pastedChoices('•\tĐang làm\r\n2. Tạm dừng\r\n\r\n- Đã xong\nc) Bỏ')).toEqual([
      { title: 'Đang làm' },
      { title: 'Tạm dừng' },
      { title: 'Đã xong' },
      { title: 'Bỏ' },
    ])
  })

  it('have the codes of a first column that has one in every line', () => {
    expect(pastedChoices('01\tKinh\n02\tTày\n')).toEqual([
      { code: '01', title: 'Kinh' },
      { code: '02', title: 'Tày' },
    ])
    expect(pastedChoices('01\tKinh\n01\tTày')).toEqual([{ title: '01 Kinh' }, { title: '01 Tày' }])
    expect(pastedChoices('Người lớn\tTừ 18 tuổi\nTrẻ em\tDưới 16')).toEqual([
      { title: 'Người lớn Từ 18 tuổi' },
      { title: 'Trẻ em Dưới 16' },
    ])
  })

  it('keep numbers that are no numbering', () =>
    expect(pastedChoices('3 tháng\n6 tháng')).toEqual([{ title: '3 tháng' }, { title: '6 tháng' }]))

  it('that are there already are left out, with or without diacritics', () => {
    const there = [{ code: 'c1', title: 'Đang làm' }]
    expect(unknownChoices([{ title: 'dang lam' }, { title: 'Xong' }, { title: 'XONG' }, { code: 'c1', title: 'Khác' }], there)).toEqual([
      { title: 'Xong' },
    ])
  })
})
