import { PageHeader } from '../../parts/page-header.tsx';
import { useTexts } from '../../texts/texts.tsx';

export default function DashboardPage() {
  const t = useTexts();
  return <PageHeader title={t.dashboard.title} />;
}
