-- Payments as they were before an act changed or removed them (schema/0011).

create table kept_payments as select null::uuid as act_id, * from payments limit 0;
