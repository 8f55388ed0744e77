import { libraryBlock } from '../library-block.ts'
import { addressParts, sampleAddress } from './address-parts.ts'

export const address = libraryBlock({
  key: 'address',
  vi: { title: 'Địa chỉ', about: 'Hai cấp từ 01/07/2025: tỉnh, xã; dưới xã ghi chữ; địa chỉ cũ ba cấp.' },
  en: { title: 'Address', about: 'Two levels since 1 July 2025, what lies below as text, and the old address.' },
  kind: 'address',
  name: 'address',
  id: 'lbaddr00',
  parts: addressParts,
  titleField: '/address/detail',
  sample: { address: sampleAddress },
})

export const location = libraryBlock({
  key: 'location',
  vi: { title: 'Vị trí trên thực địa', about: 'Toạ độ, cách tìm đến nơi và ảnh chụp tại chỗ.' },
  en: { title: 'Location on the ground', about: 'Coordinates, how to find the place, and a photo.' },
  kind: 'group',
  name: 'location',
  id: 'lbloca00',
  parts: [
    {
      id: 'lblopoin',
      name: 'point',
      type: 'geo-point',
      title: 'Toạ độ',
      help: 'Vĩ độ, kinh độ WGS84, ví dụ: 20.8650, 106.6838; hoặc lấy vị trí của máy.',
      concept: 'geo.point',
      isRequired: true,
      en: { title: 'Coordinates', help: 'Latitude and longitude in WGS84, or the position of the device.' },
    },
    {
      id: 'lblohint',
      name: 'directions',
      type: 'text',
      title: 'Cách tìm đến nơi',
      help: 'Vật mốc gần đó, ví dụ: Cách cổng chợ Sắt 50 m về phía sông.',
      en: { title: 'How to find it', help: 'A landmark near by.' },
    },
    {
      id: 'lblophot',
      name: 'photo',
      type: 'photo',
      title: 'Ảnh tại chỗ',
      help: 'Chụp toàn cảnh; không chụp rõ mặt người.',
      en: { title: 'Photo on the spot', help: 'The whole view; no faces.' },
    },
  ],
  titleField: '/location/directions',
  sample: { location: { point: { lat: 20.865, lon: 106.6838 }, directions: 'Cạnh cổng chợ Sắt' } },
})
