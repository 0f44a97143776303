-- Whether the stored figures of any client are not those of the day. $day

select exists (
    select 1 from clients where figures_from > $day or figures_until <= $day
) as is_stale
