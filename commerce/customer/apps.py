from oscar.apps.customer.apps import CustomerConfig as OscarCustomerConfig


class CustomerConfig(OscarCustomerConfig):
    name = "commerce.customer"

    def ready(self):
        """Oscar loads its views here; ours are reached by `commerce/urls.py`."""
        # Needs the models, which exist only now.
        from commerce.customer import navigation

        navigation.register_all()

    def get_urls(self):
        return []
