from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('shipping', '0005_one_price_is_one_zone')]

    operations = [
        migrations.RemoveConstraint(
            model_name='shopdelivery',
            name='no_delivery_pays_the_customer',
        ),
        migrations.RemoveField(
            model_name='shopdelivery',
            name='home_fee',
        ),
        migrations.RemoveField(
            model_name='shopdelivery',
            name='home_free_from',
        ),
        migrations.RemoveField(
            model_name='shopdelivery',
            name='home_postcodes',
        ),
        migrations.AddConstraint(
            model_name='shopdelivery',
            constraint=models.CheckConstraint(condition=models.Q(('relay_fee__gte', 0)), name='no_delivery_pays_the_customer'),
        ),
    ]
